import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { CREDIT_TYPE } from "../people.ts";
import { answerOrders } from "./orders.ts";

// A process of its own: charges as the application posts them.

answerOrders(async (userId) => {
	const charge = { userId, creditTypeId: CREDIT_TYPE, credits: 1n, service: "bench", item: "An item", key: newId() };
	const [outcome] = await postCharges({ client: "bench", actorId: null }, [{ ...charge, reference: charge.key }]);
	if (!outcome?.ok) throw new Error(`A charge was refused: ${outcome?.code}.`);
});
