/* reason.c: the system's refusals that people meet, in their words. */
#include "reason.h"

#include <errno.h>
#include <string.h>

static const struct {
    int error;
    const char *ja, *en;
} reasons[] = {
    {ENOENT, "ありません", "there is no such file"},
    {EACCES, "権限がありません", "permission denied"},
    {EPERM, "許されていません", "not permitted"},
    {EISDIR, "フォルダです", "it is a directory"},
    {ENOTDIR, "途中がフォルダではありません", "part of the path is not a directory"},
    {ENOSPC, "空き容量がありません", "no space left"},
    {EDQUOT, "割り当てられた容量を超えました", "quota exceeded"},
    {EFBIG, "ファイルの大きさの上限を超えました", "file size limit exceeded"},
    {EROFS, "読み取り専用です", "read-only"},
    {EIO, "読み書きの途中で故障しました", "input/output error"},
    {ENXIO, "読む相手がいません", "nobody reads it"},
    {EPIPE, "受け手がいなくなりました", "nobody reads it any more"},
    {EMFILE, "開いているファイルが多すぎます", "too many open files"},
    {ENAMETOOLONG, "名前が長すぎます", "the name is too long"},
    {ELOOP, "リンクが循環しています", "links go round in a circle"},
    {ENOMEM, "メモリーが足りません", "out of memory"},
};

struct text reason_of(struct arena *arena, int error)
{
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].error == error)
            return diag_both(arena, text_of(reasons[i].ja), text_of(reasons[i].en));
    return text_copy(arena, text_of(strerror(error)));
}

struct text reason_irregular(struct arena *arena)
{
    return diag_both(arena, TEXT("ふつうのファイルではなく、パイプ・装置・ソケットです"),
                     TEXT("it is no file but a pipe, a device or a socket"));
}
