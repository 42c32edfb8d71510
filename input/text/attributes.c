/* attributes.c: values that become attributes of their part. */
#include "attributes.h"

#include "qualifier.h"

static const struct text nothing = {NULL, 0};

const char *attributes_name(enum field field)
{
    switch ((int)field) {
    case FIELD_ID: return "id";
    case FIELD_NO: return "no";
    case FIELD_PAGE: return "page";
    case FIELD_REPRINT_OF: return "reprint-of";
    case FIELD_TAG: return "tag";
    case FIELD_COUNTS_WITH: return "counts-with";
    case FIELD_CATEGORY: return "category";
    case FIELD_NEW: return "new";
    case FIELD_TERM: return "term";
    case FIELD_UNIT: return "unit";
    case FIELD_BETTER: return "better";
    case FIELD_SAME_AS: return "same-as";
    case FIELD_SCALE: return "scale";
    case FIELD_PROGRESS: return "progress";
    case FIELD_AS_OF: return "as-of";
    default: return NULL;
    }
}

static bool contains_any(struct text text, const char *const *words)
{
    for (; *words; words++)
        if (text_find(text, text_of(*words)) != SIZE_MAX) return true;
    return false;
}

/* Words of the vocabulary in the departments' words; others stay and are answered when the plan is checked. */
static struct text attribute_value(struct reader *reader, enum field field, struct text text)
{
    static const char *const no[] = {"いいえ", "なし", "無", "false", "－", NULL};
    static const char *const higher[] = {"higher", "高", "大き", "多", "増", "上", "↑", "↗", "⬆", NULL};
    static const char *const lower[] = {"lower", "低", "小さ", "少", "減", "下", "↓", "↘", "⬇", NULL};
    static const char *const reach[] = {"reach", "到達", "達成", NULL};
    if (field == FIELD_NEW) return contains_any(text, no) ? nothing : TEXT("true");
    if (field == FIELD_PROGRESS) {
        struct text symbol = labels_symbol(reader->labels, text);
        return symbol.length ? symbol : text;
    }
    if (field != FIELD_BETTER) return text;
    bool up = contains_any(text, higher), down = contains_any(text, lower);
    if (up && down) return nothing; /* 増減なし */
    if (up) return TEXT("higher");
    if (down) return TEXT("lower");
    return contains_any(text, reach) ? TEXT("reach") : nothing;
}

void attributes_place(struct reader *reader, struct open_part *part, struct label_use use, struct value value)
{
    const char *name = attributes_name(use.label->field);
    struct text text = attribute_value(reader, use.label->field, value_line(reader, &value));
    bool said = text.length > 0 || use.label->field != FIELD_NEW;
    if (use.label->field == FIELD_BETTER && text.length == 0) {
        said = false;
        DIAG(reader->diagnostics, WORD_UNKNOWN, .at = value.at,
             .arguments = {use.label->name, value.text, TEXT("高いほうがよい、低いほうがよい、到達")});
    }
    if (said) qualifier_set(reader, part->node, name, text, value.at);
    if (use.label->field == FIELD_NO && part->number.length == 0) part->number = text;
    reader_became(reader, value.at, "%s/@%s", part->what, name);
}
