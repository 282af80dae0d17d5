"use server";

import { z } from "zod";
import { portalAction } from "@/lib/actions/action.ts";
import { findAuditActors } from "@/lib/audit/audit-actors.ts";
import { done } from "@/lib/platform/refusal.ts";
import { anyText } from "@/lib/text/names.ts";

/** The choices of the filter by actor. */
export const findAuditActorsAction = portalAction(
	z.strictObject({ search: anyText.max(200) }),
	async ({ actor }, input) => {
		const found = await findAuditActors(actor, input);
		if (!found.ok) return found;
		const { actors, hasMore } = found.value;
		return done({ options: actors.map(({ id, name }) => ({ value: id, label: name })), hasMore });
	},
	{ changesNothing: true },
);
