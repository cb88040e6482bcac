using System.Text.Json;
using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>
/// The answer with <c>partyName</c> and <c>certNumber</c> that several makers share: 精伦 under <c>/api/readCert</c>, 华视
/// under <c>/readcard</c>. The one has the fields in <c>resultContent</c>, the other beside <c>resultFlag</c>.
/// </summary>
internal sealed class CertDialect : IReaderDialect
{
    private const string Done = "0";

    private CertDialect(string name, string method, string address) =>
        (Name, Method, UsualAddress) = (name, method, new Uri(address));

    public static CertDialect JingLun { get; } = new("JingLun", "POST", "http://127.0.0.1:18889/api/readCert");

    public static CertDialect HuaShi { get; } = new("HuaShi", "GET", "http://127.0.0.1:19196/readcard");

    public string Name { get; }

    public Uri UsualAddress { get; }

    public string? Method { get; }

    public string? Ask(string challenge) => null;

    public CardReading Read(JsonElement answer, string challenge, bool isStandIn) => answer.Text("resultFlag") switch
    {
        null => CardReading.NotACard(CardFault.Unreadable),
        Done => ReadCard(answer, isStandIn),
        _ when answer.Text("errorMsg") is "设备未连接" => new CardReading.NotRead(CardTrouble.NoDevice),
        _ => new CardReading.NotRead(CardTrouble.NoCard),
    };

    private static CardReading ReadCard(JsonElement answer, bool isStandIn)
    {
        var card = answer.TryGetProperty("resultContent", out var content) ? content : answer;
        var fields = new CardFields
        {
            Name = card.Text("partyName"),
            Number = card.Text("certNumber"),
            Sex = card.Text("gender") is "0" ? "2" : card.Text("gender"), // 1 and 0 where the standard has 1 and 2.
            BirthDate = card.Text("bornDay"),
            Address = card.Text("certAddress"),
            Issuer = card.Text("certOrg"),
            ValidFrom = card.Text("effDate"),
            ValidUntil = card.Text("expDate"),
            Photo = card.Bytes("identityPic"),
        };
        return CardReading.Of(fields, isSigned: false, isStandIn);
    }
}
