/** The bars and what stands for them while they are on their way. */
export const CHART_HEIGHT_CLASS = "h-60";
