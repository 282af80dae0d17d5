import { createLoader, parseAsString } from "nuqs/server";

/** Of which credit type the chart is. */
export const loadOverviewParams = createLoader({ type: parseAsString });
