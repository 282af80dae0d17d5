"use client";

import { BookmarkCheck } from "lucide-react";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { SavedView } from "@/lib/saved-views/queries.ts";
import { changeViewAction } from "./actions.ts";

interface SaveChangesProps {
	view: SavedView;
	/** What the list shows now. */
	query: string;
	label: string;
	/** What is said then. */
	done: string;
}

/** Makes a view of the reader's own show what the list shows now; that can be undone. */
export function SaveChanges({ view: { id: viewId, query: before }, query, label, done }: SaveChangesProps) {
	const { send, pending } = useSend();
	const change = (to: string, onDone: () => void) =>
		send({
			action: changeViewAction,
			input: () => ({ viewId, query: to }),
			onDone,
			onProblem: ({ message }) => toast.failed(message),
		});
	const undo = () => change(before, () => undefined);
	return (
		<Button
			variant="ghost"
			size="icon"
			aria-label={label}
			title={label}
			pending={pending}
			onClick={() => change(query, () => toast.done(done, { undo }))}
		>
			{pending ? null : <BookmarkCheck aria-hidden />}
		</Button>
	);
}
