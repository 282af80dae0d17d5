import { useLookUp } from "@/components/forms/use-look-up.ts";
import type { ActionResult } from "@/lib/actions/action.ts";
import type { PreviewedUse } from "@/lib/demo/preview-use.ts";
import { previewUseAction } from "../actions.ts";

const TYPING_PAUSE_MS = 200;

export type Preview = ActionResult<PreviewedUse>;

/** What would pay for this; null while it is not known. `version` is new after each charge. */
export function usePreview({
	itemId,
	credits,
	version,
}: {
	itemId: string;
	credits: bigint | null;
	version: unknown;
}): Preview | null {
	const input = credits === null ? null : { itemId, credits };
	return useLookUp(previewUseAction, input, { pauseMs: TYPING_PAUSE_MS, version }).answer;
}
