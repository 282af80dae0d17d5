import { z } from "zod";
import { anyText, givenName } from "@/lib/text/schema.ts";
import { VIEW_NAME_LENGTH } from "./bounds.ts";
import { isViewQuery } from "./is-view-query.ts";
import { VIEWED_LISTS } from "./viewed-lists.ts";

const viewId = z.uuid();
const list = z.enum(VIEWED_LISTS);
const name = givenName.max(VIEW_NAME_LENGTH);
const query = anyText.max(2_000).refine(isViewQuery);

export const readViewsSchema = z.strictObject({ list });
export type ReadViewsInput = z.infer<typeof readViewsSchema>;

export const saveViewSchema = z.strictObject({ list, name, query, isShared: z.boolean() });
export type SaveViewInput = z.infer<typeof saveViewSchema>;

/** What is left out stays as it is. */
export const changeViewSchema = z.strictObject({
	viewId,
	name: name.optional(),
	query: query.optional(),
	isShared: z.boolean().optional(),
});
export type ChangeViewInput = z.infer<typeof changeViewSchema>;

export const viewSchema = z.strictObject({ viewId });
export type ViewInput = z.infer<typeof viewSchema>;

/** With which view the list opens from now on; null: with none. */
export const chooseDefaultViewSchema = z.strictObject({ list, viewId: viewId.nullable() });
export type ChooseDefaultViewInput = z.infer<typeof chooseDefaultViewSchema>;
