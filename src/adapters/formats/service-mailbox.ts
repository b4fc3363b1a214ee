const SERVICE_WORDS =
  /^(?:(?:customer|client|user|member|online)?[-_.]?(?:services?|support|care|help|helpdesk|success)|cs|csr|kefu|keifu|service\d*|support\d*|info|contact|hello|enquir(?:y|ies)|inquir(?:y|ies)|after-?sales?|sales|billing|complaints?|feedback|returns?|refunds?|orders?|claims?|no-?reply|do-?not-?reply|notifications?|team|office|admin)$/i;
const SERVICE_NAME = /客服|客户服务|客戶服務|服务中心|售后|service|support|help ?desk|customer care/i;

/** A mailbox of the company rather than of a person: `support@…`, `kefu@…`, «XX客服 <…>». */
export function isServiceMailbox(address: string, name = ''): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))) || address;
  return SERVICE_WORDS.test(local.replace(/\+.*$/, '')) || SERVICE_NAME.test(name);
}
