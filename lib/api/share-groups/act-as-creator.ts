import type { VerbContext } from "@/lib/actions/verb.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { actAsUser } from "../acting/act-as-user.ts";
import type { ApiContext } from "../api-context.ts";
import { readReachedGroup } from "./read-reached-groups.ts";

/**
 * What the verbs of a share group are given: they act as its creator, who alone may, with the keys of the API key's client.
 * NOT_FOUND where the key doesn't reach the group; SUSPENDED where its creator is.
 */
export async function actAsCreator(context: ApiContext, shareGroupId: string): Promise<Result<VerbContext>> {
	const group = await readReachedGroup(context, shareGroupId);
	if (!group.ok) return group;
	const actor = await actAsUser(context, group.value.json.creator_id);
	if (!actor.ok) return actor;
	const { key, writes: db, clock } = context;
	return done({ actor: actor.value, db, clock, client: key.client });
}
