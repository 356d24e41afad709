// Generated from the records in protocol/. Do not edit: change the records, then run
// mvn -pl protocol test -Dprotocol.write=true
import { visitorShapes } from './protocol.ts';

/** The events that people bring: from now on they are read, too. */
Object.assign(visitorShapes.events, {
    waitChosen: 'key known!',
    accepted: 'agent:Person greeting handover?',
    agentReplied: 'agent key? text who?:Person file?:Attached',
    gestureGiven: 'agent key? name? text code? amount?# currency? wording? who?:Person',
    promised: 'agent? kind due',
    requeued: 'text',
    givenBack: 'agent text settled?*:Settled',
    nobodyThere: 'why text due?',
    messageLeft: 'key text name? email? told due?',
    callBackAsked: 'key phone when=CallTime note? name? told due?',
    followUp: 'text due?',
    closed: 'by text reason?',
    reopened: 'text',
    rated: 'key stars# comment? of',
});
