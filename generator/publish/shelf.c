/* shelf.c: hands definitions to the layouts folder, which reads no files itself. */
#include "shelf.h"

#include "input/encoding/load.h"
#include "input/xml/xml.h"

static struct node *read_definition(void *context, const char *path)
{
    struct session *session = context;
    const struct source *source = load_source(session->arena, session->diagnostics, path, NULL);
    return source ? xml_tree(session->arena, session->diagnostics, source) : NULL;
}

struct layout_search shelf_search(struct session *session, const struct arguments *arguments)
{
    size_t count;
    const char **own = arguments_values(session->arena, arguments, "--layout-dir", &count);
    const char **directories = ARENA_ARRAY(session->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        directories[i] = own[i];
    directories[count] = text_format(session->arena, "%s/layouts", session->data).at;
    return (struct layout_search){.directories = directories,
                                  .directory_count = count + 1,
                                  .read = read_definition,
                                  .context = session};
}
