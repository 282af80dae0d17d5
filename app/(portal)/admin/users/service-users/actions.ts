"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { createServiceUser } from "@/lib/service-users/create-service-user.ts";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { findResponsible } from "@/lib/service-users/queries.ts";
import { renameServiceUser } from "@/lib/service-users/rename-service-user.ts";
import { resumeServiceUser } from "@/lib/service-users/resume-service-user.ts";
import {
	createServiceUserSchema,
	findResponsibleSchema,
	pauseServiceUserSchema,
	renameServiceUserSchema,
	resumeServiceUserSchema,
	setResponsibleSchema,
} from "@/lib/service-users/schema.ts";
import { setResponsible } from "@/lib/service-users/set-responsible.ts";

export const findResponsibleAction = portalAction(findResponsibleSchema, findResponsible, { changesNothing: true });
export const createServiceUserAction = portalAction(createServiceUserSchema, createServiceUser);
export const renameServiceUserAction = portalAction(renameServiceUserSchema, renameServiceUser);
export const setResponsibleAction = portalAction(setResponsibleSchema, setResponsible);
export const pauseServiceUserAction = portalAction(pauseServiceUserSchema, pauseServiceUser);
export const resumeServiceUserAction = portalAction(resumeServiceUserSchema, resumeServiceUser);
