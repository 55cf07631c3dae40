%% SPDX-License-Identifier: BSD-2-Clause
%% An AF on Erlang's diameter. Connects, does what it is told on the command line, one step after the
%% other, says each as a line, and leaves without a word about its sessions:
%%   open=ID       AAR of a new session: audio and video of the user
%%   lower=ID      AAR of a session that exists: less for the video, whose filters change
%%   remove=ID     AAR of a session that exists: no video any more
%%   astray=ID     AAR of a new session from an address that nobody has
%%   end=ID        STR
%%   hear=CODE     waits for a RAR or ASR and answers with that, before it says so and goes on
%% The Session-Id is the host's name, a semicolon and the ID.
-module(erlang_af).
-export([main/0]).
-export([peer_up/3, peer_down/3, pick_peer/4, prepare_request/3, prepare_retransmit/3,
         handle_answer/4, handle_error/4, handle_request/3]).

-include_lib("diameter/include/diameter.hrl").

-define(RX, 16777236).
-define(VENDOR, 10415).
-define(PATIENCE, 90000).

main() ->
    [Port, Host, Realm, Broker, State, Address | Steps] = init:get_plain_arguments(),
    register(af, self()),
    ok = diameter:start(),
    true = diameter:subscribe(af),
    ok = diameter:start_service(af, service(Host, Realm, list_to_integer(State))),
    {ok, _} = diameter:add_transport(af, {connect, [
        {transport_module, diameter_tcp},
        {transport_config, [{raddr, {127, 0, 0, 1}}, {rport, list_to_integer(Port)}]}]}),
    await_peer(),
    io:format("up~n"),
    {ok, Ip} = inet:parse_ipv4_address(Address),
    Base = #{'Auth-Application-Id' => ?RX, 'Destination-Realm' => Realm,
             'Destination-Host' => [Broker], 'Origin-Host' => Host, 'Origin-Realm' => Realm,
             'Framed-IP-Address' => [list_to_binary(tuple_to_list(Ip))]},
    lists:foreach(fun(Step) -> step(string:split(Step, "="), Base) end, Steps),
    io:format("done~n"),
    halt(0).

%% The Origin-State-Id is said in CER and DWR, and nowhere else.
service(Host, Realm, State) ->
    [{'Origin-Host', Host}, {'Origin-Realm', Realm}, {'Vendor-Id', ?VENDOR},
     {'Product-Name', "Erlang AF"}, {'Supported-Vendor-Id', [?VENDOR]},
     {'Origin-State-Id', State},
     {'Vendor-Specific-Application-Id',
      [[{'Vendor-Id', ?VENDOR}, {'Auth-Application-Id', [?RX]}]]},
     {decode_format, map}, {string_decode, false},
     {application, [{alias, rx}, {dictionary, erlang_rx}, {module, ?MODULE},
                    {answer_errors, callback}]}].

step(["open" = Step, Id], Base) ->
    aar(Step, Id, Base#{'Specific-Action' => [4, 6], 'AF-Application-Identifier' => ["calls"],
                        'Supported-Features' => [#{'Vendor-Id' => ?VENDOR, 'Feature-List-ID' => 1,
                                                   'Feature-List' => 3}],
                        'Media-Component-Description' => [media(1, 0, 49170, 41000),
                                                          media(2, 1, 49172, 512000)]});
step(["lower" = Step, Id], Base) ->
    aar(Step, Id, Base#{'Media-Component-Description' => [media(2, 1, 49182, 256000)]});
step(["remove" = Step, Id], Base) ->
    aar(Step, Id, Base#{'Media-Component-Description' =>
                            [#{'Media-Component-Number' => 2, 'Flow-Status' => [4]}]});
step(["astray" = Step, Id], Base) ->
    aar(Step, Id, Base#{'Framed-IP-Address' => [<<203, 0, 113, 250>>],
                        'Media-Component-Description' => [media(1, 0, 49170, 41000)]});
step(["end" = Step, Id], Base) ->
    ask('STR', Step, Id, maps:remove('Framed-IP-Address', Base#{'Termination-Cause' => 1}));
step(["hear", Code], _) ->
    receive
        {heard, From, Name, Fields} ->
            Gone = monitor(process, From),
            From ! {answer, list_to_integer(Code)},
            receive {'DOWN', Gone, _, _, _} -> ok end,
            io:format("~s ~0p~n", [Name, Fields])
    after ?PATIENCE ->
        give_up("nothing was heard")
    end.

aar(Step, Id, Fields) ->
    ask('AAR', Step, Id, Fields).

%% The far end is at 198.51.100.9, wherever the user is.
media(Number, Kind, Port, Bandwidth) ->
    #{'Media-Component-Number' => Number, 'Media-Type' => [Kind], 'Flow-Status' => [2],
      'Max-Requested-Bandwidth-UL' => [Bandwidth], 'Max-Requested-Bandwidth-DL' => [Bandwidth],
      'Media-Sub-Component' => [flow(1, Port, 0), flow(2, Port + 1, 1)]}.

flow(Number, Port, Usage) ->
    #{'Flow-Number' => Number, 'Flow-Usage' => [Usage],
      'Flow-Description' => [["permit out 17 from 198.51.100.9 to 0.0.0.0/0 ",
                              integer_to_list(Port)],
                             ["permit in 17 from 0.0.0.0/0 to 198.51.100.9 ",
                              integer_to_list(Port - 20000)]]}.

await_peer() ->
    receive
        {diameter_event, af, Event} when element(1, Event) =:= up -> ok;
        {diameter_event, af, _} -> await_peer()
    after ?PATIENCE ->
        give_up("no peer")
    end.

ask(Name, Step, Id, Fields) ->
    Session = [maps:get('Origin-Host', Fields), ";", Id],
    case diameter:call(af, rx, [Name | Fields#{'Session-Id' => Session}], [{timeout, 60000}]) of
        {ok, Result, Answer} -> io:format("~s ~s ~w ~0p~n", [Step, Id, Result, Answer]);
        Other -> give_up(io_lib:format("~s ~s: ~p", [Step, Id, Other]))
    end.

give_up(Why) ->
    io:format("failed: ~s~n", [Why]),
    halt(1).

peer_up(_Service, _Peer, State) -> State.

peer_down(_Service, _Peer, State) -> State.

pick_peer([Peer | _], _, _Service, _State) -> {ok, Peer};
pick_peer([], _, _Service, _State) -> false.

prepare_request(Packet, _Service, _Peer) -> {send, Packet}.

prepare_retransmit(Packet, _Service, _Peer) -> {send, Packet}.

%% What does not decode to the letter is no answer.
handle_answer(#diameter_packet{msg = [_ | Fields], errors = []}, _Request, _Service, _Peer) ->
    {ok, code(Fields), Fields};
handle_answer(#diameter_packet{msg = Message, errors = Errors}, _Request, _Service, _Peer) ->
    {unexpected, Message, Errors}.

%% An optional AVP is a list of at most one.
code(#{'Result-Code' := [Code]}) -> Code;
code(#{'Experimental-Result' := [#{'Vendor-Id' := ?VENDOR, 'Experimental-Result-Code' := Code}]}) ->
    Code.

handle_error(Reason, _Request, _Service, _Peer) -> {error, Reason}.

%% What does not decode to the letter is heard as that, and answered by diameter itself.
handle_request(#diameter_packet{msg = [Name | Fields], errors = []}, _Service, {_, Caps}) ->
    #diameter_caps{origin_host = {Host, _}, origin_realm = {Realm, _}} = Caps,
    af ! {heard, self(), Name, Fields},
    receive
        {answer, Code} ->
            {reply, [answer_of(Name) | #{'Session-Id' => maps:get('Session-Id', Fields),
                'Result-Code' => [Code], 'Origin-Host' => Host, 'Origin-Realm' => Realm}]}
    after ?PATIENCE ->
        discard
    end;
handle_request(#diameter_packet{msg = Message, errors = Errors}, _Service, _Peer) ->
    io:format("failed: ~0p ~0p~n", [Message, Errors]),
    {answer_message, 5012}.

answer_of('RAR') -> 'RAA';
answer_of('ASR') -> 'ASA'.
