"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewBulkRefund } from "@/lib/bulk-refunds/preview-bulk-refund.ts";
import { previewBulkRefundSchema, startBulkRefundSchema } from "@/lib/bulk-refunds/schema.ts";
import { startBulkRefund } from "@/lib/bulk-refunds/start-bulk-refund.ts";

export const previewBulkRefundAction = portalAction(previewBulkRefundSchema, previewBulkRefund, {
	changesNothing: true,
});

export const startBulkRefundAction = portalAction(startBulkRefundSchema, startBulkRefund);
