import { answerApi } from "@/lib/api/answer-api.ts";

// The API in the portal's own process; `npm run api` serves the same alone.

export {
	answerApi as DELETE,
	answerApi as GET,
	answerApi as HEAD,
	answerApi as OPTIONS,
	answerApi as PATCH,
	answerApi as POST,
	answerApi as PUT,
};
