using System.Text;
using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.Dialects;
using CsCheck;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

public sealed class ReceivedCardTests
{
    private static readonly byte[] _answer = Encoding.UTF8.GetBytes(SomeReader.Answer);

    [Theory]
    [InlineData("")]
    [InlineData("<html>读卡器")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"林秀兰\"")]
    [InlineData("{\"resultFlag\":0,")]
    [InlineData("{\"resultFlag\":0,\"resultContent\":{\"partyName\":\"\\ud842\"}}")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]")]
    public void What_is_not_an_answer_is_unreadable(string answer) =>
        Assert.Equal(CardReading.NotACard(CardFault.Unreadable), Read(Encoding.UTF8.GetBytes(answer)));

    [Fact]
    public void What_is_not_UTF_8_is_unreadable()
    {
        var name = _answer.AsSpan().IndexOf("林"u8);
        byte[] answer = [.. _answer];
        answer[name] = 0xC1;

        Assert.Equal(CardReading.NotACard(CardFault.Unreadable), Read(answer));
    }

    [Fact]
    public void Whatever_comes_is_an_outcome() =>
        Gen.Select(Gen.Int[0, _answer.Length - 1], Gen.Byte, Gen.Int[0, _answer.Length]).Sample((at, value, length) =>
        {
            byte[] answer = [.. _answer];
            answer[at] = value;
            Assert.NotNull(Read(answer[..length]));
        });

    [Fact]
    public void A_stand_in_is_told_from_a_reader()
    {
        var answer = Marked();

        Assert.True(Assert.IsType<CardReading.Read>(Read(answer)).IsStandIn);
    }

    [Fact]
    public void A_stand_in_counts_for_nothing_where_only_readers_do() =>
        Assert.Equal(
            CardReading.NotACard(CardFault.StandIn),
            ReceivedCard.Read(Marked(), CertDialect.JingLun, "1f", standInsCount: false));

    private static byte[] Marked() => Encoding.UTF8.GetBytes("{\"standIn\":\"\"," + SomeReader.Answer.Trim()[1..]);

    private static CardReading Read(byte[] answer) =>
        ReceivedCard.Read(answer, CertDialect.JingLun, "1f", standInsCount: true);
}
