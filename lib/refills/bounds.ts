/** How many refills of share groups one creator can have: each is looked at every minute, and all are on one page. */
export const MAX_GROUP_REFILLS = 50;
