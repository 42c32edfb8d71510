/* joints.c: neighbours that are one expression, by what stands between them.
 *
 * The forms (forms.c) find each number with its unit. Here a sign between two of them decides: ～ and から…まで make a range,
 * ・ and 、 a list or, of two that follow each other, a range (2、3回), ／ and に a relation, nothing at all a rate
 * (1人1日当たり900g). Both must count the same, and a range must rise: otherwise they stay what they are. */
#include "joints.h"

#include "joint_amounts.h"
#include "joint_dates.h"

size_t joints_merge(const struct joint *joint, struct expression *next)
{
    const struct expression *last = joint->count ? &joint->found[joint->count - 1] : NULL;
    if (!last || last->offset < joint->base) return 0;
    enum sign sign = joint_sign_between(joint, last, next);
    if (sign == SIGN_NONE) return 0;
    size_t taken = joint_is_year(last) ? joint_merge_years(joint, last, sign, next) : 0;
    if (!taken && next->kind == EXPRESSION_ORDINAL) taken = joint_merge_year_chain(joint, sign, next);
    if (taken) return taken;
    switch (next->kind) {
    case EXPRESSION_DATE:
    case EXPRESSION_YEAR_MONTH:
    case EXPRESSION_FRACTION: return joint_merge_dates(joint, last, sign, next);
    case EXPRESSION_CLOCK:
        return joint_makes_range(sign, joint, next) ? joint_merge_clocks(joint, last, next) : 0;
    case EXPRESSION_QUANTITY:
        taken = joint_merge_ordinals(joint, last, sign, next);
        return taken ? taken : joint_merge_amounts(joint, last, sign, next);
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_MULTIPLE:
    case EXPRESSION_OTHER: return joint_is_counted(next) ? joint_merge_amounts(joint, last, sign, next) : 0;
    case EXPRESSION_NUMBER:
    case EXPRESSION_ORDINAL: return joint_merge_ordinals(joint, last, sign, next);
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_YEAR_RANGE:
    case EXPRESSION_ERA_YEAR:
    case EXPRESSION_MONTH_RANGE:
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_KIND_COUNT: return 0;
    }
    return 0;
}
