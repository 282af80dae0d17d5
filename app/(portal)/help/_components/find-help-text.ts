import type { ReadContext } from "@/lib/actions/verb.ts";
import { type HelpText, helpTextName } from "@/lib/pages/help-text.ts";
import { readHelp } from "../../_help/read-help.ts";

/** The text of this name, in the reader's language; null where there is none, or it is of a page that they can't open. */
export async function findHelpText({ actor }: ReadContext, name: string): Promise<HelpText | null> {
	const { value: chapters } = await readHelp({ actor });
	return chapters.flatMap(({ texts }) => texts).find(({ topic }) => helpTextName(topic) === name) ?? null;
}
