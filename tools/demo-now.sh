# Sourced: the moment each demonstration set stands at, so that its deadlines and windows make sense.
case $SET in
    jiqiang) NOW=2021-12-06T09:41 NEXT=2021-12-13T08:41 VILLAGE=高同村 ;;
    jiamusi) NOW=2024-06-03T09:41 VILLAGE=卫华村 ;;
    *) echo "没有“$SET”这一套示例；有 jiqiang 和 jiamusi" >&2; exit 2 ;;
esac
DATA=$BUILD/data/$SET
# A fresh data folder with the demonstration in it.
fill() { tools/demo-data.sh "$SET" "$DATA"; }
