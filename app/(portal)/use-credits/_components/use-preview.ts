import { useEffect, useState } from "react";
import type { ActionResult } from "@/lib/action.ts";
import type { PaidSlice } from "@/lib/charges/use-credits.ts";
import { previewUseAction } from "../actions.ts";

const TYPING_PAUSE_MS = 200;

export type Preview = ActionResult<{ slices: readonly PaidSlice[] }>;

/** What would pay for this, asked anew when it changes; null while it is not known. `version` is new after each charge. */
export function usePreview({
	itemId,
	credits,
	version,
}: {
	itemId: string;
	credits: bigint | null;
	version: unknown;
}): Preview | null {
	const [found, setFound] = useState<{ asked: string; preview: Preview } | null>(null);
	const asked = `${itemId} ${credits} ${version}`;
	useEffect(() => {
		if (credits === null) return;
		let isWanted = true;
		const timer = setTimeout(async () => {
			const preview = await previewUseAction({ itemId, credits }).catch(() => null);
			if (isWanted && preview) setFound({ asked, preview });
		}, TYPING_PAUSE_MS);
		return () => {
			isWanted = false;
			clearTimeout(timer);
		};
	}, [itemId, credits, asked]);
	return found?.asked === asked ? found.preview : null;
}
