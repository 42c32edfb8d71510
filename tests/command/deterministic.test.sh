#!/bin/sh
# The same records give the same bytes: at another time, in another time zone, locale and directory.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
set -- "$SOURCE_DIR"/tests/command/parts/plan.xml
if [ -r "$shared/records/komae.xml" ]; then
    set -- "$@" "$shared"/records/*.xml
else
    echo "without $shared: the project's own record only"
fi
mkdir "$work/a" "$work/a/records" "$work/elsewhere"
cp "$@" "$work/a/records"
(cd "$work/a" && TZ=Asia/Tokyo "$SHINCHOKU" build --lang ja -o one records/*.xml >/dev/null 2>&1)
sleep 2
cp -r "$work/a/records" "$work/elsewhere/other"
(cd "$work/elsewhere" && TZ=America/New_York LC_ALL=C "$SHINCHOKU" build --lang en -o two other/*.xml >/dev/null 2>&1)
count=0
for file in "$work"/a/one/*.pdf "$work"/a/one/*.xlsx; do
    count=$((count + 1))
    cmp "$file" "$work/elsewhere/two/${file##*/}" || failed=1
done
[ $count -ge 2 ] || { echo "only $count files were built"; failed=1; }
exit $failed
