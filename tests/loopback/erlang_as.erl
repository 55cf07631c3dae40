%% SPDX-License-Identifier: BSD-2-Clause
%% An application server on Erlang's diameter: pulls, updates and subscribes over Sh, answers what
%% it is told. Says each thing as a line; whoever runs it makes the change it waits for.
-module(erlang_as).
-export([main/0]).
-export([peer_up/3, peer_down/3, pick_peer/4, prepare_request/3, prepare_retransmit/3,
         handle_answer/4, handle_error/4, handle_request/3]).

-include_lib("diameter/include/diameter.hrl").

-define(SH, 16777217).
-define(VENDOR, 10415).
-define(PATIENCE, 60000).

main() ->
    [Port, Host, Realm, Broker, User] = init:get_plain_arguments(),
    register(server, self()),
    ok = diameter:start(),
    true = diameter:subscribe(as),
    ok = diameter:start_service(as, service(Host, Realm)),
    {ok, _} = diameter:add_transport(as, {connect, [
        {transport_module, diameter_tcp},
        {transport_config, [{raddr, {127, 0, 0, 1}}, {rport, list_to_integer(Port)}]}]}),
    await_peer(),
    Base = #{'Auth-Session-State' => 1, 'Destination-Realm' => Realm,
             'Destination-Host' => [Broker], 'Origin-Host' => Host, 'Origin-Realm' => Realm,
             'Vendor-Specific-Application-Id' =>
                 #{'Vendor-Id' => ?VENDOR, 'Auth-Application-Id' => [?SH]},
             'User-Identity' => #{'Public-Identity' => [User]}},
    ask('UDR', Base#{'Data-Reference' => [0], 'Service-Indication' => ["continuity-prefs"]}),
    ask('PUR', Base#{'Data-Reference' => [0], 'User-Data' => call_log(Host)}),
    ask('SNR', Base#{'Data-Reference' => [11], 'Subs-Req-Type' => 0,
                     'Send-Data-Indication' => [1]}),
    receive
        {told, Document} -> io:format("PNR ~s~n", [Document])
    after ?PATIENCE ->
        give_up("nothing was told")
    end,
    ask('UDR', Base#{'Data-Reference' => [11]}),
    ok = diameter:stop_service(as),
    io:format("done~n"),
    halt(0).

service(Host, Realm) ->
    [{'Origin-Host', Host}, {'Origin-Realm', Realm}, {'Vendor-Id', ?VENDOR},
     {'Product-Name', "Erlang AS"}, {'Supported-Vendor-Id', [?VENDOR]},
     {'Vendor-Specific-Application-Id',
      [[{'Vendor-Id', ?VENDOR}, {'Auth-Application-Id', [?SH]}]]},
     {decode_format, map}, {string_decode, false},
     {application, [{alias, sh}, {dictionary, erlang_sh}, {module, ?MODULE}]}].

%% New data of an indication of its own, so that it may be the first to write them.
call_log(Host) ->
    ["<Sh-Data><RepositoryData><ServiceIndication>calls of ", Host, "</ServiceIndication>",
     "<SequenceNumber>0</SequenceNumber><ServiceData><calls/></ServiceData></RepositoryData>",
     "</Sh-Data>"].

await_peer() ->
    receive
        {diameter_event, as, Event} when element(1, Event) =:= up -> ok;
        {diameter_event, as, _} -> await_peer()
    after ?PATIENCE ->
        give_up("no peer")
    end.

ask(Name, Fields) ->
    Session = diameter:session_id(maps:get('Origin-Host', Fields)),
    case diameter:call(as, sh, [Name | Fields#{'Session-Id' => Session}], [{timeout, 20000}]) of
        {ok, Result, Data} -> io:format("~s ~w ~s~n", [Name, Result, Data]);
        Other -> give_up(io_lib:format("~s: ~p", [Name, Other]))
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

handle_answer(#diameter_packet{msg = [_ | #{'Result-Code' := Code} = Fields], errors = []},
              _Request, _Service, _Peer) ->
    {ok, code(Code), data(Fields)};
handle_answer(#diameter_packet{msg = Message, errors = Errors}, _Request, _Service, _Peer) ->
    {unexpected, Message, Errors}.

%% An optional AVP is a list of at most one.
code([Code]) -> Code;
code(Code) -> Code.

data(#{'User-Data' := [Document]}) -> Document;
data(#{'User-Data' := Document}) when is_binary(Document) -> Document;
data(_) -> <<>>.

handle_error(Reason, _Request, _Service, _Peer) -> {error, Reason}.

%% A notification; what cannot be decoded without errors is answered by diameter itself.
handle_request(#diameter_packet{msg = ['PNR' | Fields]}, _Service, {_, Caps}) ->
    #diameter_caps{origin_host = {Host, _}, origin_realm = {Realm, _}} = Caps,
    server ! {told, data(Fields)},
    {reply, ['PNA' | #{'Session-Id' => maps:get('Session-Id', Fields), 'Result-Code' => [2001],
        'Auth-Session-State' => 1, 'Origin-Host' => Host, 'Origin-Realm' => Realm,
        'Vendor-Specific-Application-Id' =>
            #{'Vendor-Id' => ?VENDOR, 'Auth-Application-Id' => [?SH]}}]}.
