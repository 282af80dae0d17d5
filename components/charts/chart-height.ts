/** The height of the bars and of their skeleton. */
export const CHART_HEIGHT_CLASS = "h-60";
