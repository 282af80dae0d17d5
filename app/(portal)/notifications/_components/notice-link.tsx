"use client";

import type { ReactNode } from "react";
import { rowLinkClasses } from "@/components/data-table/row-link-classes.ts";
import { useAsk } from "@/components/forms/use-ask.ts";
import { cn } from "@/components/ui/class-names.ts";
import { Link } from "@/components/ui/link.tsx";
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
		<Link
			href={href}
			className={cn(rowLinkClasses, isRead && "font-normal")}
			onClick={() => {
				if (!isRead) void ask(markNoticeReadAction, { noticeId });
			}}
		>
			{children}
		</Link>
	);
}
