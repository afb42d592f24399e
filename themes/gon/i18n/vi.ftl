newest = Bài mới
ways = Xem theo
