using System.Text;
using System.Text.Json.Nodes;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

public sealed class SignedDialectTests
{
    private const string Challenge = "1f";

    private static readonly Sm2PrivateKey _key = Sm2PrivateKey.Generate();

    public static TheoryData<string, CardTrouble> Troubles => new()
    {
        { "NoCard", CardTrouble.NoCard },
        { "NoDevice", CardTrouble.NoDevice },
        { "Half", CardTrouble.Half },
        { "Read", CardTrouble.NotACard },
    };

    [Fact]
    public void What_the_reader_signed_for_this_reading_is_signed() =>
        Assert.True(Assert.IsType<CardReading.Read>(Read(Signed(_key, Card()))).IsSigned);

    [Fact]
    public void Another_key_s_signature_is_wrong() =>
        Assert.Equal(CardReading.NotACard(CardFault.SignatureWrong), Read(Signed(Sm2PrivateKey.Generate(), Card())));

    [Fact]
    public void A_card_changed_after_signing_is_refused()
    {
        var answer = Signed(_key, Card());
        answer["card"] = Base64(Card() with { Name = "林秀芳" });

        Assert.Equal(CardReading.NotACard(CardFault.SignatureWrong), Read(answer));
    }

    [Theory]
    [InlineData("card")]
    [InlineData("signature")]
    public void Without_one_of_the_two_nothing_is_believed(string member)
    {
        var answer = Signed(_key, Card());
        answer.Remove(member);

        Assert.Equal(CardReading.NotACard(CardFault.SignatureWrong), Read(answer));
    }

    [Fact]
    public void An_answer_to_another_question_is_stale() =>
        Assert.Equal(
            CardReading.NotACard(CardFault.Stale), Read(Signed(_key, Card() with { Challenge = "2e" })));

    [Fact]
    public void What_was_signed_is_checked_like_any_card() =>
        Assert.Equal(
            CardReading.NotACard(CardFault.SexDisagrees), Read(Signed(_key, Card() with { Sex = "男" })));

    [Fact]
    public void A_member_that_stands_twice_is_not_taken_for_either()
    {
        var twice = Encoding.UTF8.GetBytes("""{"challenge":"1f","name":"林秀兰","name":"林秀芳"}""");

        Assert.Equal(CardReading.NotACard(CardFault.Unreadable), Read(Signed(_key, twice)));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_reader_says_what_stands_in_its_way(string trouble, CardTrouble expected) =>
        Assert.Equal(
            expected, Assert.IsType<CardReading.NotRead>(Read(new JsonObject { ["trouble"] = trouble })).Trouble);

    private static SignedCard Card() => new(
        Challenge, SomeCards.Name, "女", "19400612", SomeCards.Address, SomeCards.Number.Value, SomeCards.Issuer,
        "20060401", "长期", Convert.ToBase64String(SomeCards.Photo));

    private static JsonObject Signed(Sm2PrivateKey key, SignedCard card) => Signed(key, Bytes(card));

    private static JsonObject Signed(Sm2PrivateKey key, byte[] card) => new()
    {
        ["card"] = Convert.ToBase64String(card), ["signature"] = Convert.ToBase64String(Sm2.Sign(key, card)),
    };

    private static string Base64(SignedCard card) => Convert.ToBase64String(Bytes(card));

    private static byte[] Bytes(SignedCard card) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(card, System.Text.Json.JsonSerializerOptions.Web);

    private static CardReading Read(JsonObject answer) => ReceivedCard.Read(
        Encoding.UTF8.GetBytes(answer.ToJsonString()), new SignedDialect(_key.PublicKey), Challenge,
        standInsCount: true);

    private sealed record SignedCard(
        string Challenge, string Name, string Sex, string BirthDate, string Address, string Number, string Issuer,
        string ValidFrom, string ValidUntil, string Photo);
}
