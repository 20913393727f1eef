import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, permissionFor } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { Authenticator, RecoveryCodes } from "./Authenticator";
import { words } from "./enAccount";
import { Proof } from "./Proof";
import { endCodes, offerCodes, renewRecoveryCodes, type Me, type Offer } from "./queries";

const text = words.codes;
const FEW = 3;

type Ask = keyof typeof text.asks;

interface Doing {
  ask?: Ask;
  offer?: Offer;
  codes?: string[];
}

function Standing({ who }: { who: Me }) {
  const few = who.one_time_codes && who.recovery_codes_left <= FEW;
  return (
    <>
      <p>
        <StatusText tone={who.one_time_codes ? "ok" : "none"}>{who.one_time_codes ? text.on : text.off}</StatusText>
      </p>
      <p className="pl-measure">{text.why}</p>
      {who.one_time_codes ? (
        <p>
          {text.left(who.recovery_codes_left)} {few ? <StatusText tone="warn">{text.few}</StatusText> : null}
        </p>
      ) : null}
    </>
  );
}

export function OneTimeCodes({ who }: { who: Me }) {
  const [doing, setDoing] = useState<Doing>({});
  const [said, setSaid] = useState("");
  const queries = useQueryClient();

  function stop(done = "") {
    setDoing({});
    setSaid(done);
    void queries.invalidateQueries({ queryKey: ["me"] });
  }

  const proved: Record<Ask, (password: string) => Promise<void>> = {
    offer: async (password) => setDoing({ offer: await offerCodes(password) }),
    renew: async (password) => setDoing({ codes: (await renewRecoveryCodes(password)).recovery_codes }),
    end: async (password) => {
      await endCodes(password);
      stop(text.done.end);
    },
  };

  if (doing.codes) return <RecoveryCodes codes={doing.codes} onKept={() => stop()} />;
  if (doing.offer) {
    return (
      <Authenticator
        offer={doing.offer}
        onConfirmed={(codes) => {
          setSaid(text.done.offer);
          setDoing({ codes });
        }}
        onCancel={() => stop()}
      />
    );
  }
  if (doing.ask) {
    const { title, button } = text.asks[doing.ask];
    return (
      <Proof title={title} button={button} onProved={proved[doing.ask]} onCancel={() => stop()}>
        {doing.ask === "renew" ? <p>{text.renewWarns}</p> : null}
        {doing.ask === "end" ? <p>{text.endWarns}</p> : null}
      </Proof>
    );
  }
  const begin = (ask: Ask) => () => setDoing({ ask });
  return (
    <>
      <Standing who={who} />
      <div className="pl-bar">
        <Button secondary small onClick={begin("offer")}>
          {who.one_time_codes ? text.move : text.setUp}
        </Button>
        {who.one_time_codes ? (
          <>
            <Button secondary small onClick={begin("renew")}>
              {text.renew}
            </Button>
            <Button
              secondary
              small
              permission={permissionFor(who.permitted_actions, "end_one_time_codes")}
              onClick={begin("end")}
            >
              {text.end}
            </Button>
          </>
        ) : null}
      </div>
      <p role="status">{said ? <StatusText tone="ok">{said}</StatusText> : null}</p>
    </>
  );
}
