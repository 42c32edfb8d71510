#include "archive.h"

#include <string.h>

#include "output/pdf/file/bytes.h"
#include "icc.h"

#define PRODUCER "shinchoku " SHINCHOKU_VERSION " (libharu 2.3.0, HarfBuzz)"

/* -- metadata (ISO 16684-1) ------------------------------------------------------------------------------ */

/* XML 1.0 has no way to write other control characters, nor the noncharacters U+FFFE and U+FFFF. */
static uint32_t in_xml(uint32_t code_point)
{
    if (code_point < 0x20) return ' ';
    return code_point == 0xFFFE || code_point == 0xFFFF ? 0xFFFD : code_point;
}

static void put_escaped(struct text_buffer *out, struct text text)
{
    while (text.length > 0) {
        uint32_t code_point = text_next(&text);
        switch (code_point) {
        case '<': buffer_add(out, TEXT("&lt;")); break;
        case '>': buffer_add(out, TEXT("&gt;")); break;
        case '&': buffer_add(out, TEXT("&amp;")); break;
        default: buffer_add_char(out, in_xml(code_point));
        }
    }
}

static void put_property(struct text_buffer *out, const char *open, struct text value, const char *close)
{
    if (value.length == 0) return;
    buffer_format(out, "   %s", open);
    put_escaped(out, value);
    buffer_format(out, "%s\n", close);
}

/* As much of it as Info holds: both say the same (ISO 19005-2, 6.6.3). */
static void put_text(struct text_buffer *out, const char *open, struct text value, const char *close)
{
    put_property(out, open, bytes_within_string(out->arena, value), close);
}

/* A day, as XMP writes it; the empty text when it is not one. */
static struct text day_of(const struct document *document)
{
    struct text day = document->creator_date;
    if (day.length != strlen("2024-09-01")) return (struct text){NULL, 0};
    for (size_t i = 0; i < day.length; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? day.at[i] != '-' : day.at[i] < '0' || day.at[i] > '9') return (struct text){NULL, 0};
    }
    return day;
}

static void put_identification(struct text_buffer *out, bool tagged)
{
    buffer_add(out, TEXT("   <pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>U</pdfaid:conformance>\n"));
    if (tagged) buffer_add(out, TEXT("   <pdfuaid:part>1</pdfuaid:part>\n"));
}

/* ISO 19005-2, 6.6.2.3: a property of a schema that the standard does not know is described in the file
 * itself. */
static void put_extension_schema(struct text_buffer *out)
{
    buffer_add(
        out, TEXT("   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                  "    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
                  "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
                  "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                  "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                  "     <pdfaProperty:name>part</pdfaProperty:name>\n"
                  "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                  "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
                  "     <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
                  "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
                  "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"));
}

static struct text metadata(const struct document *document, bool tagged, struct arena *scratch)
{
    struct text_buffer out = {.arena = scratch};
    buffer_add(
        &out,
        TEXT("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
             "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
             " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
             "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
             "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
             "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
             "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
             "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
             "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
             "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"));
    put_text(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->title,
             "</rdf:li></rdf:Alt></dc:title>");
    put_text(&out, "<dc:creator><rdf:Seq><rdf:li>", document->author, "</rdf:li></rdf:Seq></dc:creator>");
    put_text(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->subject,
             "</rdf:li></rdf:Alt></dc:description>");
    put_property(&out, "<dc:language><rdf:Bag><rdf:li>", document->language,
                 "</rdf:li></rdf:Bag></dc:language>");
    put_property(&out, "<xmp:CreateDate>", day_of(document), "</xmp:CreateDate>");
    put_property(&out, "<xmp:ModifyDate>", day_of(document), "</xmp:ModifyDate>");
    put_property(&out, "<pdf:Producer>", TEXT(PRODUCER), "</pdf:Producer>");
    put_identification(&out, tagged);
    if (tagged) put_extension_schema(&out);
    buffer_add(&out, TEXT("  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n"));
    return buffer_text(&out);
}

/* -- the same for readers of PDF 1.7: Info says what the metadata says (ISO 19005-2, 6.6.3) -------------- */

static void set_info(struct haru *haru, const char *key, struct text value)
{
    if (value.length > 0) HPDF_Dict_Add(haru_info(haru), key, haru_new_string(haru, value));
}

static void fill_info(struct haru *haru, const struct document *document, struct arena *scratch)
{
    set_info(haru, "Title", document->title);
    set_info(haru, "Author", document->author);
    set_info(haru, "Subject", document->subject);
    HPDF_Dict_Add(haru_info(haru), "Producer",
                  haru_new_bytes(haru, (const unsigned char *)PRODUCER, strlen(PRODUCER)));
    struct text day = day_of(document);
    if (day.length == 0) return;
    struct text date = text_format(scratch, "D:%.4s%.2s%.2s", day.at, day.at + 5, day.at + 8);
    HPDF_Dict_Add(haru_info(haru), "CreationDate",
                  haru_new_bytes(haru, (const unsigned char *)date.at, date.length));
    HPDF_Dict_Add(haru_info(haru), "ModDate",
                  haru_new_bytes(haru, (const unsigned char *)date.at, date.length));
}

static void put_output_intent(struct haru *haru, HPDF_Dict profile)
{
    haru_open_array(haru, "OutputIntents");
    haru_open_dict(haru, NULL);
    haru_put_name(haru, "Type", "OutputIntent");
    haru_put_name(haru, "S", "GTS_PDFA1");
    haru_put_text(haru, "OutputConditionIdentifier", TEXT("sRGB IEC61966-2.1"));
    haru_put_text(haru, "Info", TEXT("sRGB IEC61966-2.1"));
    haru_put_object(haru, "DestOutputProfile", profile);
    haru_close_dict(haru);
    haru_close_array(haru);
}

static void put_catalog(struct haru *haru, void *context, uint32_t index)
{
    (void)index;
    const struct archive *archive = context;
    struct text language = archive->document->language;
    haru_put_text(haru, "Lang", language.length > 0 ? language : TEXT("ja"));
    haru_open_dict(haru, "ViewerPreferences");
    haru_put_true(haru, "DisplayDocTitle");
    haru_close_dict(haru);
    haru_put_object(haru, "Metadata", archive->metadata);
    put_output_intent(haru, archive->profile);
    if (archive->has_outline) haru_put_promised(haru, "Outlines", archive->outline);
    if (!archive->tagged) return;
    haru_open_dict(haru, "MarkInfo");
    haru_put_true(haru, "Marked");
    haru_close_dict(haru);
    haru_put_promised(haru, "StructTreeRoot", archive->structure);
}

void archive_describe(struct archive *archive, struct haru *haru, struct arena *scratch)
{
    archive->metadata = haru_new_plain_stream(haru, metadata(archive->document, archive->tagged, scratch));
    archive->profile = haru_new_stream(haru, DEFLATE_MIDDLE, icc_srgb(scratch));
    if (archive->metadata == NULL || archive->profile == NULL) return;
    HPDF_Dict_AddName(archive->metadata, "Type", "Metadata");
    HPDF_Dict_AddName(archive->metadata, "Subtype", "XML");
    HPDF_Dict_AddNumber(archive->profile, "N", 3);
    fill_info(haru, archive->document, scratch);
    haru_promise_catalog(haru, put_catalog, archive);
}
