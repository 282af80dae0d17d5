"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { markAllNoticesRead } from "@/lib/notices/mark-all-notices-read.ts";
import { markNoticeRead } from "@/lib/notices/mark-notice-read.ts";
import { markAllNoticesReadSchema, markNoticeReadSchema } from "@/lib/notices/schema.ts";

export const markNoticeReadAction = portalAction(markNoticeReadSchema, markNoticeRead);

export const markAllNoticesReadAction = portalAction(markAllNoticesReadSchema, markAllNoticesRead);
