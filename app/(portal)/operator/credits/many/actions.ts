"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { MAX_BATCH_BYTES } from "@/lib/credit-batches/bounds.ts";
import { checkCreditFile } from "@/lib/credit-batches/check-credit-file.ts";
import { postCreditFile } from "@/lib/credit-batches/post-credit-file.ts";
import { checkCreditFileSchema, postCreditFileSchema, undoBatchSchema } from "@/lib/credit-batches/schema.ts";
import { undoBatch } from "@/lib/credit-batches/undo-batch.ts";

/** A file, with room for the rest of the request. */
const mostCharacters = MAX_BATCH_BYTES + 2_000;

export const checkCreditFileAction = portalAction(checkCreditFileSchema, checkCreditFile, {
	changesNothing: true,
	mostCharacters,
});

export const postCreditFileAction = portalAction(postCreditFileSchema, postCreditFile, { mostCharacters });

export const undoBatchAction = portalAction(undoBatchSchema, undoBatch);
