using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Tests.Domain.Visits;

public sealed class VisitNumberTests
{
    private static readonly Guid _visit = Guid.Parse("0193562a-0000-7000-8000-00005f3a91c2");

    [Fact]
    public void It_is_what_the_papers_of_the_visit_carry() =>
        Assert.Equal($"{VisitNumber.Of(_visit)}-2", ConsentSlipModel.NumberOf(_visit, 2));

    [Theory]
    [InlineData("5F3A91C2")]
    [InlineData(" 5f3a91c2 ")]
    [InlineData("5F3A91C2-1")]
    [InlineData("5f3a91c2-12")]
    [InlineData("0193562a-0000-7000-8000-00005f3a91c2")]
    [InlineData("0193562A00007000800000005F3A91C2")]
    public void It_is_taken_as_people_have_it_before_them(string typed)
    {
        Assert.True(VisitNumber.TryParse(typed, out var number));
        Assert.Equal(VisitNumber.Of(_visit), number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5F3A91C")]
    [InlineData("5F3A91C22")]
    [InlineData("5F3A91CG")]
    [InlineData("5F3A91C2-")]
    [InlineData("5F3A91C2-123")]
    [InlineData("5F3A91C2-1\n<script>")]
    [InlineData("５F3A91C2")]
    [InlineData("%5F3A91C")]
    public void Nothing_else_is(string? typed) => Assert.False(VisitNumber.TryParse(typed, out _));
}
