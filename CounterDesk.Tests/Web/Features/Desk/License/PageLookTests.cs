using CounterDesk.Web.Features.Desk.License;

namespace CounterDesk.Tests.Web.Features.Desk.License;

/// <summary>Which page is looked at, how large it is, and which seal is picked.</summary>
public sealed class PageLookTests
{
    private int _changes;

    [Fact]
    public void Pages_are_turned_to_the_last_and_back_to_the_first()
    {
        var look = Look(pages: 2);
        Assert.False(look.CanGoBack);

        look.GoOn();
        look.GoOn();

        Assert.Equal((2, false, true), (look.Number, look.CanGoOn, look.CanGoBack));

        look.GoBack();
        look.GoBack();

        Assert.Equal((1, true, false), (look.Number, look.CanGoOn, look.CanGoBack));
    }

    [Fact]
    public void A_file_with_fewer_pages_is_looked_at_where_it_ends()
    {
        var look = Look(pages: 3);
        look.GoOn();
        look.GoOn();

        look.HasPages(2);

        Assert.Equal(2, look.Number);
    }

    [Fact]
    public void A_page_grows_to_four_times_its_place_and_shrinks_to_half()
    {
        var look = Look(pages: 1);
        var sizes = new List<int>();
        while (look.CanEnlarge)
        {
            look.Enlarge();
            sizes.Add(look.Size);
        }

        look.Enlarge();
        Assert.Equal([125, 150, 200, 300, 400], sizes);
        Assert.Equal(400, look.Size);

        look.Fit();
        look.Reduce();
        look.Reduce();
        look.Reduce();

        Assert.Equal((50, false), (look.Size, look.CanReduce));
    }

    [Fact]
    public void A_seal_is_picked_and_let_go_of()
    {
        var look = Look(pages: 1);

        look.Pick("1");
        look.Pick("2");
        Assert.Equal("2", look.PickedSeal);

        look.Pick("2");
        Assert.Null(look.PickedSeal);
    }

    [Fact]
    public void Every_change_is_told()
    {
        var look = Look(pages: 2);
        _changes = 0;

        look.GoOn();
        look.GoBack();
        look.Enlarge();
        look.Reduce();
        look.Fit();
        look.Pick("1");

        Assert.Equal(6, _changes);
    }

    private PageLook Look(int pages)
    {
        var look = new PageLook(() => _changes++);
        look.HasPages(pages);
        return look;
    }
}
