/** In place of a view's id: the list as it is without any, though it opens with one. */
export const NO_VIEW = "none";
