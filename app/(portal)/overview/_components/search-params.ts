import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { parseAsDay } from "@/components/data-table/address/search-params.ts";

const parsers = { type: parseAsString, from: parseAsDay, to: parseAsDay };

/** Of which credit type the chart is, and of which days; null where nothing is asked. */
export const loadOverviewParams = createLoader(parsers);
export type OverviewParams = inferParserType<typeof parsers>;
