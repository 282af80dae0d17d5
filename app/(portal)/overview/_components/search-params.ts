import { createLoader, parseAsString } from "nuqs/server";
import { parseAsView } from "@/components/requested-view.ts";

/** Whose credits are shown, and of which type the chart is. */
export const loadOverviewParams = createLoader({ view: parseAsView, type: parseAsString });
