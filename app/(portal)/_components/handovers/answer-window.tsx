"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { OfferedGroup } from "@/lib/handovers/queries.ts";
import { acceptHandoverAction, declineHandoverAction } from "./actions.ts";
import { HandoverEffects } from "./handover-effects.tsx";

/** Accepts a share group that is offered to the reader, or declines it (product.md 26a). */
export default function AnswerWindow({ group, open, onOpenChange }: WindowProps & { group: OfferedGroup }) {
	const t = useTranslations("handover.accept");
	const router = useRouter();
	const accepting = useSend();
	const declining = useSend();
	const { handoverId, shareGroupId, name, creator } = group;
	const input = () => ({ handoverId });
	const accept = () =>
		accepting.send({
			action: acceptHandoverAction,
			input,
			onDone: () => {
				toast.done(t("done", { name }), { isOfNextPage: true });
				onOpenChange(false);
				router.push(`/share/${shareGroupId}`);
			},
		});
	const decline = () =>
		declining.send({
			action: declineHandoverAction,
			input,
			onDone: () => {
				toast.done(t("declined", { name }));
				onOpenChange(false);
			},
		});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title", { name })} description={t("text", { creator })}>
				<DialogBody>
					<FormProblem problem={accepting.problem ?? declining.problem} />
					<HandoverEffects shareGroupId={shareGroupId} isReceiver />
				</DialogBody>
				<DialogFooter>
					<Button variant="outline" pending={declining.pending} disabled={accepting.pending} onClick={decline}>
						{t("decline")}
					</Button>
					<Button pending={accepting.pending} disabled={declining.pending} onClick={accept}>
						{t("submit")}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}
