import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import type { NoticeRow } from "@/lib/notices/queries.ts";
import { MarkRead } from "./mark-read.tsx";
import { NoticeLink } from "./notice-link.tsx";
import { noticeWords } from "./notice-words.ts";

export async function noticeColumns(): Promise<TableColumn<NoticeRow>[]> {
	const [t, word, textOf] = await Promise.all([getTranslations("notices"), getTranslations("words"), noticeWords()]);
	return [
		{
			id: "notice",
			header: t("columns.notice"),
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (notice) => <Notice notice={notice} text={textOf(notice.about)} unread={t("unread")} />,
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
			narrow: "hidden",
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

interface NoticeProps {
	notice: NoticeRow;
	text: ReturnType<Awaited<ReturnType<typeof noticeWords>>>;
	/** What the mark of one that isn't read is called. */
	unread: string;
}

/** What happened, and more about it on a line of its own, on a phone with the date. */
function Notice({ notice: { id, isRead, createdAt }, text: { title, detail, href }, unread }: NoticeProps) {
	return (
		<>
			<span className="-mx-1 line-clamp-2 px-1 as-table:mx-0 as-table:line-clamp-none as-table:px-0">
				{isRead ? null : (
					<span
						role="img"
						aria-label={unread}
						className="mr-2 inline-block size-2 rounded-full bg-accent align-baseline"
					/>
				)}
				<NoticeLink href={href} noticeId={id} isRead={isRead}>
					{title}
				</NoticeLink>
			</span>
			<span className="block truncate font-normal text-muted text-small as-table:whitespace-normal">
				<span className="as-table:hidden">
					<DateTime at={createdAt} />
					{detail ? " · " : null}
				</span>
				{detail}
			</span>
		</>
	);
}
