"use client";

import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";

const CancelOwnOrderQuestion = lazy(() => import("./cancel-own-order-question.tsx"));

/** For the buyer, while the order isn't paid. */
export function CancelOwnOrder({ orderId, number }: { orderId: string; number: string }) {
	const t = useTranslations("orders.cancel");
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button variant="outline" onClick={() => setOpen(true)}>
				<Ban aria-hidden />
				{t("action")}
			</Button>
			<OnceWanted when={open}>
				<CancelOwnOrderQuestion orderId={orderId} number={number} open={open} onOpenChange={setOpen} />
			</OnceWanted>
		</>
	);
}
