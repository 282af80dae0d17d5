"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { changeView } from "@/lib/saved-views/change-view.ts";
import { chooseDefaultView } from "@/lib/saved-views/choose-default-view.ts";
import { deleteView } from "@/lib/saved-views/delete-view.ts";
import { readViews } from "@/lib/saved-views/queries.ts";
import { saveView } from "@/lib/saved-views/save-view.ts";
import {
	changeViewSchema,
	chooseDefaultViewSchema,
	readViewsSchema,
	saveViewSchema,
	viewSchema,
} from "@/lib/saved-views/schema.ts";

export const readViewsAction = portalAction(readViewsSchema, readViews, { changesNothing: true });
export const saveViewAction = portalAction(saveViewSchema, saveView);
export const changeViewAction = portalAction(changeViewSchema, changeView);
export const deleteViewAction = portalAction(viewSchema, deleteView);
export const chooseDefaultViewAction = portalAction(chooseDefaultViewSchema, chooseDefaultView);
