using System.Text.Json;
using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>东信 EST: a web socket that is sent the name of a function, and answers with it in <c>fun</c>.</summary>
internal sealed class EstDialect : IReaderDialect
{
    private const string ReadCardOnce = "EST_Reader_ReadIDCard#";

    public string Name => "Est";

    public Uri UsualAddress { get; } = new("ws://127.0.0.1:33666");

    public string? Method => null;

    public string? Ask(string challenge) => ReadCardOnce;

    public CardReading Read(JsonElement answer, string challenge, bool isStandIn) =>
        answer.Text("fun") is not ReadCardOnce ? CardReading.NotACard(CardFault.Unreadable)
        : answer.Text("rCode") switch
        {
            null => CardReading.NotACard(CardFault.Unreadable),
            "0" => ReadCard(answer, isStandIn),
            _ => new CardReading.NotRead(CardTrouble.NoCard),
        };

    private static CardReading ReadCard(JsonElement answer, bool isStandIn)
    {
        var fields = new CardFields
        {
            Name = answer.Text("name"),
            Number = answer.Text("certNo"),
            Sex = answer.Text("sex"),
            BirthDate = answer.Text("birth"),
            Address = answer.Text("address"),
            Issuer = answer.Text("department"),
            ValidFrom = answer.Text("effectData"),
            ValidUntil = answer.Text("expire"),
            Photo = answer.Bytes("base64Data"),
        };
        return CardReading.Of(fields, isSigned: false, isStandIn);
    }
}
