using CounterDesk.Domain.Copies;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>What a receiver may write of a copy that looks wrong.</summary>
public sealed class ReportWordsTests
{
    [Theory]
    [InlineData(ReportedConcern.Face, "")]
    [InlineData(ReportedConcern.Face, null)]
    [InlineData(ReportedConcern.Other, "结婚日期写的是 2019-05-20，网页上是 2018 年 5 月 20 日")]
    [InlineData(ReportedConcern.Other, "尾号 000386 对不上，金额 120000 元")]
    [InlineData(ReportedConcern.Name, "The name has a third character")]
    public void What_says_nothing_of_who_wrote_it_is_taken(ReportedConcern concern, string? words) =>
        Assert.Null(ReportWords.FindFault(concern, words));

    [Theory]
    [InlineData("请打 13800138000")]
    [InlineData("０１０－６５１２ ３４５６")]
    [InlineData("a@bank.example")]
    [InlineData("ａ＠bank.example")]
    [InlineData("证号 999921195510030033")]
    [InlineData("138 0013-8000")]
    [InlineData("2019-05-20 打 6512.3456")]
    [InlineData("138\u200B0013\u200B8000")]
    public void What_somebody_could_be_reached_by_is_refused(string words) =>
        Assert.Equal(ReportWordsFault.HasContact, ReportWords.FindFault(ReportedConcern.Face, words));

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\u200B")]
    public void Something_else_needs_words(string words) =>
        Assert.Equal(ReportWordsFault.Missing, ReportWords.FindFault(ReportedConcern.Other, words));

    [Fact]
    public void Words_have_a_length()
    {
        Assert.Null(ReportWords.FindFault(ReportedConcern.Face, new string('字', ReportWords.MaxLength)));
        Assert.Equal(
            ReportWordsFault.TooLong,
            ReportWords.FindFault(ReportedConcern.Face, new string('字', ReportWords.MaxLength + 1)));
    }

    [Fact]
    public void Words_are_kept_in_one_line() =>
        Assert.Equal("照片 像换过", ReportWords.Tidy(" 照片\r\n\u202E像换过\t"));

    [Theory]
    [InlineData(CopyState.Printed, new[] { ReportReply.Genuine, ReportReply.Altered, ReportReply.ContactUs })]
    [InlineData(CopyState.Reserved, new[] { ReportReply.Altered, ReportReply.ContactUs })]
    [InlineData(CopyState.Void, new[] { ReportReply.Altered, ReportReply.Withdrawn, ReportReply.ContactUs })]
    [InlineData(CopyState.Withdrawn, new[] { ReportReply.Altered, ReportReply.Withdrawn, ReportReply.ContactUs })]
    public void No_answer_contradicts_the_check_page(CopyState state, ReportReply[] replies) =>
        Assert.Equal(replies, Enum.GetValues<ReportReply>().Where(reply => ReportReplies.MayBe(reply, state)));
}
