using System.Text.Json;
using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>新中新: <c>/api/ReadMsg</c>, with the return codes of the reading module as text.</summary>
internal sealed class XinZhongXinDialect : IReaderDialect
{
    public string Name => "XinZhongXin";

    public Uri UsualAddress { get; } = new("http://127.0.0.1:8989/api/ReadMsg?cardImg=1");

    public string? Method => "GET";

    public string? Ask(string challenge) => null;

    // Of the module: 90 done, 41 the card was found and could not be read to its end, 1 the port could not be opened.
    public CardReading Read(JsonElement answer, string challenge, bool isStandIn) => answer.Text("retcode") switch
    {
        null => CardReading.NotACard(CardFault.Unreadable),
        "0x90" or "0x90 0x1" => ReadCard(answer, isStandIn),
        "0x41" => new CardReading.NotRead(CardTrouble.Half),
        "0x1" => new CardReading.NotRead(CardTrouble.NoDevice),
        _ => new CardReading.NotRead(CardTrouble.NoCard),
    };

    private static CardReading ReadCard(JsonElement answer, bool isStandIn)
    {
        var fields = new CardFields
        {
            Name = answer.Text("name"),
            Number = answer.Text("cardno"),
            Sex = answer.Text("sex"),
            BirthDate = answer.Text("born"),
            Address = answer.Text("address"),
            Issuer = answer.Text("police"),
            ValidFrom = answer.Text("userlifeb"),
            ValidUntil = answer.Text("userlifee"),
            Photo = answer.Bytes("photobase64"),
        };
        return CardReading.Of(fields, isSigned: false, isStandIn);
    }
}
