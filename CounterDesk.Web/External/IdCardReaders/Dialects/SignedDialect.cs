using System.Security.Cryptography;
using System.Text.Json;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>
/// The shape we ask of a reader that signs. It is sent a challenge and answers with the card as the bytes it signed,
/// and the signature: SM2 with SM3, r‖s, over those very bytes, so that nothing has to be put into an order first.
/// </summary>
internal sealed class SignedDialect(Sm2PublicKey? key) : IReaderDialect
{
    public const string Signed = "Signed";

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public string Name => Signed;

    public Uri UsualAddress { get; } = new("http://127.0.0.1:18890/card");

    public string? Method => "POST";

    public string? Ask(string challenge) => JsonSerializer.Serialize(new { challenge });

    public CardReading Read(JsonElement answer, string challenge, bool isStandIn)
    {
        if (answer.Text("trouble") is { } trouble)
        {
            return trouble switch
            {
                nameof(CardTrouble.NoCard) => new CardReading.NotRead(CardTrouble.NoCard),
                nameof(CardTrouble.NoDevice) => new CardReading.NotRead(CardTrouble.NoDevice),
                nameof(CardTrouble.Half) => new CardReading.NotRead(CardTrouble.Half),
                _ => CardReading.NotACard(CardFault.Unreadable),
            };
        }

        var signed = answer.Bytes("card");
        try
        {
            return key is null || !Sm2.Verify(key, signed, answer.Bytes("signature"))
                ? CardReading.NotACard(CardFault.SignatureWrong)
                : ReadCard(signed, challenge, isStandIn);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(signed);
        }
    }

    private static CardReading ReadCard(byte[] signed, string challenge, bool isStandIn)
    {
        using var document = JsonDocument.Parse(signed, _strict);
        var card = document.RootElement;
        if (card.Text("challenge") != challenge)
        {
            return CardReading.NotACard(CardFault.Stale);
        }

        var fields = new CardFields
        {
            Name = card.Text("name"),
            Number = card.Text("number"),
            Sex = card.Text("sex"),
            BirthDate = card.Text("birthDate"),
            Address = card.Text("address"),
            Issuer = card.Text("issuer"),
            ValidFrom = card.Text("validFrom"),
            ValidUntil = card.Text("validUntil"),
            Photo = card.Bytes("photo"),
        };
        return CardReading.Of(fields, isSigned: true, isStandIn);
    }
}
