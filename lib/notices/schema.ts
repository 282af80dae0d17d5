import { z } from "zod";
import type { NoticeDelivery } from "@/generated/prisma/enums.ts";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { CHOSEN_NOTICE_KINDS, type ChosenNoticeKind, type NoticeKind } from "@/lib/outbox/notice-kinds.ts";

export const NOTICE_STATES = ["unread", "read"] as const;
export const NOTICE_SORTS = ["createdAt"] as const;
export const NOTICE_DELIVERIES = ["mail_and_list", "list_only", "off"] as const satisfies readonly NoticeDelivery[];

/** The filters of the list of notices; all of them are in the URL. */
export interface NoticeQuery extends ListQuery<(typeof NOTICE_SORTS)[number]> {
	readonly state: (typeof NOTICE_STATES)[number] | null;
	readonly kind: NoticeKind | null;
}

/** How a user is told of each kind that they can choose about. */
export type NoticeSettings = Readonly<Record<ChosenNoticeKind, NoticeDelivery>>;

export const markNoticeReadSchema = z.strictObject({ noticeId: z.uuid() });
export type MarkNoticeReadInput = z.infer<typeof markNoticeReadSchema>;

/** `until`: before the list was read, so that nothing is marked that came since. */
export const markAllNoticesReadSchema = z.strictObject({ until: z.iso.datetime() });
export type MarkAllNoticesReadInput = z.infer<typeof markAllNoticesReadSchema>;

const delivery = z.enum(NOTICE_DELIVERIES);

export const changeNoticeSettingsSchema = z.strictObject(
	Object.fromEntries(CHOSEN_NOTICE_KINDS.map((kind) => [kind, delivery])) as Record<ChosenNoticeKind, typeof delivery>,
);
export type ChangeNoticeSettingsInput = z.infer<typeof changeNoticeSettingsSchema>;
