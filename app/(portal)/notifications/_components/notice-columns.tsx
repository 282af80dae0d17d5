import { getLocale, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime, formatDateTime } from "@/components/date-time.tsx";
import type { NoticeRow } from "@/lib/notices/queries.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { MarkRead } from "./mark-read.tsx";
import { NoticeLink } from "./notice-link.tsx";
import { noticeText } from "./notice-text.ts";

export async function noticeColumns(): Promise<TableColumn<NoticeRow>[]> {
	const [t, texts, word, locale, { timeZone }] = await Promise.all([
		getTranslations("notices"),
		getTranslations("notices.texts"),
		getTranslations("words"),
		getLocale(),
		readToday(),
	]);
	const textOf = (about: NoticeRow["about"]) =>
		noticeText(texts, about, {
			of: (at) => formatDateTime(at, { locale, timeZone, precision: "day" }),
			written: (day) => formatDay(day, locale),
		});
	return [
		{
			id: "notice",
			header: t("columns.notice"),
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: ({ id, about, isRead }) => {
				const { title, detail, href } = textOf(about);
				return (
					<>
						{isRead ? null : (
							<span
								role="img"
								aria-label={t("unread")}
								className="mr-2 inline-block size-2 rounded-full bg-accent align-baseline"
							/>
						)}
						<NoticeLink href={href} noticeId={id} isRead={isRead}>
							{title}
						</NoticeLink>
						{detail ? <span className="block font-normal text-muted text-small">{detail}</span> : null}
					</>
				);
			},
		},
		{
			id: "kind",
			header: t("columns.kind"),
			narrow: "hidden",
			cell: ({ about }) => <span className="text-muted">{about ? t(`kinds.${about.kind}`) : "–"}</span>,
		},
		{
			id: "createdAt",
			header: t("columns.createdAt"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: ({ createdAt }) => <DateTime at={createdAt} />,
		},
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			alwaysShown: true,
			narrow: "action",
			cell: ({ id, about, isRead }) => (isRead ? null : <MarkRead noticeId={id} notice={textOf(about).title} />),
		},
	];
}
