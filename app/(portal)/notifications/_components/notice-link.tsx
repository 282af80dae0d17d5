"use client";

import type { ReactNode } from "react";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { useAsk } from "@/components/forms/use-ask.ts";
import { markNoticeReadAction } from "../actions.ts";

interface NoticeLinkProps {
	/** Null where it leads nowhere. */
	href: string | null;
	noticeId: string;
	isRead: boolean;
	children: ReactNode;
}

/** Leads to what a notice is about; a user who goes there has read it. */
export function NoticeLink({ href, noticeId, isRead, children }: NoticeLinkProps) {
	const ask = useAsk();
	if (href === null) return <span className={isRead ? "font-normal" : "font-medium"}>{children}</span>;
	return (
		<RowLink
			href={href}
			className={isRead ? "font-normal" : undefined}
			onClick={() => {
				if (!isRead) void ask(markNoticeReadAction, { noticeId });
			}}
		>
			{children}
		</RowLink>
	);
}
