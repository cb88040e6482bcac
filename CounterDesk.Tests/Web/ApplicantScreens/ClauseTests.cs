using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class ClauseTests
{
    [Theory]
    [InlineData("办高龄津贴，要看您的 3 本证照。您同意吗？", "办高龄津贴，|要看您的 3 本证照。|您同意吗？")]
    [InlineData("同意，就按“同意”。", "同意，|就按“同意”。")]
    [InlineData("请说“好。”然后坐下", "请说“好。”|然后坐下")]
    [InlineData("May we see 3 of your licenses, for A? Yes.", "May we see 3 of your licenses, |for A? |Yes.")]
    [InlineData("身份证、户口簿", "身份证、户口簿")]
    [InlineData("金额 3.5 元", "金额 3.5 元")]
    [InlineData("", "")]
    public void A_sentence_is_cut_where_a_person_takes_breath(string text, string clauses) =>
        Assert.Equal(clauses, string.Join('|', Clause.Split(text)));

    [Fact]
    public void No_line_ends_between_a_number_and_what_it_counts() =>
        Assert.Equal("要看您的 3\u00A0本证照", Clause.WithNumbersKept("要看您的 3 本证照"));
}
