"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { SeenPack } from "@/lib/refills/queries.ts";
import { pauseRefillAction, resumeRefillAction } from "../../../_components/refills/actions.ts";

const load = () => import("./remove-refill.tsx");
const RemoveRefill = lazy(load);

interface RefillActionsProps {
	refillId: string;
	name: string;
	isPaused: boolean;
	pool: "wallet" | "share_group";
	/** What is accepted by going on; null for a share group, and where it can't be had. */
	pack: SeenPack | null;
	/** What going on accepts, where that is something new. */
	accept: string | null;
	/** What won't happen any more once it is taken away. */
	removing: string;
}

/** Pauses a refill or goes on with it, and takes it away. */
export function RefillActions({ refillId, name, isPaused, pool, pack, accept, removing }: RefillActionsProps) {
	const t = useTranslations("refill.actions");
	const { send, pending } = useSend();
	const canResume = pool === "share_group" || pack !== null;
	const failed = { onProblem: ({ message }: { message: string }) => toast.failed(message) };
	const resume = () =>
		send({
			action: resumeRefillAction,
			input: () => ({ refillId, pack }),
			onDone: () => toast.done(t("resumed", { name })),
			...failed,
		});
	const pause = () =>
		send({
			action: pauseRefillAction,
			input: () => ({ refillId }),
			onDone: () => toast.done(t("paused", { name }), { undo: canResume ? resume : null }),
			...failed,
		});
	const canGoOn = isPaused && canResume;
	return (
		<>
			{isPaused ? null : (
				<Button variant="link" pending={pending} onClick={pause} aria-label={t("pauseOf", { name })}>
					{t("pause")}
				</Button>
			)}
			{canGoOn ? (
				// A plan's name can be longer than a phone is wide. What waits for an answer stands first.
				<Button
					variant="link"
					className={accept ? "order-first shrink whitespace-normal text-left" : undefined}
					pending={pending}
					onClick={resume}
					aria-label={accept ?? t("resumeOf", { name })}
				>
					{accept ?? t("resume")}
				</Button>
			) : null}
			<WindowButton
				load={load}
				window={RemoveRefill}
				props={{ refillId, name, text: removing }}
				variant="link"
				label={t("removeOf", { name })}
			>
				{t("remove")}
			</WindowButton>
		</>
	);
}
