import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { isDay } from "@/lib/text/format-date.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** A minute of the deployment's, such as 2026-11-29T14:30. */
const minute = anyText
	.max(16)
	.refine(
		(text) => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10)),
		wrong("notAMinute"),
	);

/** Which charges: of one service, from one minute on until before another. */
const asked = {
	service: anyText.trim().min(1, wrong("required")).max(200),
	from: minute,
	until: minute,
};

export const previewBulkRefundSchema = z.strictObject(asked);
export type PreviewBulkRefundInput = z.output<typeof previewBulkRefundSchema>;

/** `charges` and `credits` are those of the preview: where there are others by now, nothing is refunded. */
export const startBulkRefundSchema = z.strictObject({
	...asked,
	key: anyText.min(1).max(255),
	charges: z.int().positive(),
	credits: z.bigint().positive(),
	reason,
});
export type StartBulkRefundInput = z.output<typeof startBulkRefundSchema>;
